package org.maillon.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** The one answer to every link that leads nowhere, whichever module's page was asked for. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedDoors {
    private final PortalViews views;

    ClosedDoors(PortalViews views) {
        this.views = views;
    }

    @ExceptionHandler(ClosedDoor.class)
    ModelAndView closed(HttpServletRequest request, ClosedDoor door) {
        return views.closed(request, door.isStopped());
    }
}

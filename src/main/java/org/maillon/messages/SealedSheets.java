package org.maillon.messages;

import java.util.function.UnaryOperator;
import org.maillon.access.Secrets;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sheets as they are kept until they are printed: the address of the customer's page, which opens it, is sealed. */
@Component
class SealedSheets {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Secrets secrets;

    SealedSheets(Secrets secrets) {
        this.secrets = secrets;
    }

    String write(TenantId tenant, PaperSheet sheet) {
        return JSON.writeValueAsString(with(sheet, address -> secrets.seal(tenant, address)));
    }

    PaperSheet read(TenantId tenant, String kept) {
        return with(JSON.readValue(kept, PaperSheet.class), address -> secrets.open(tenant, address));
    }

    private static PaperSheet with(PaperSheet sheet, UnaryOperator<String> change) {
        var page = sheet.page();
        return page == null ? sheet : sheet.leadingTo(change.apply(page.address()));
    }
}

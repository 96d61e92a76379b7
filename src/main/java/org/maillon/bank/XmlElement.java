package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small piece of XML in memory: local names, text, the currency attribute and the place; nothing else matters in camt. */
final class XmlElement {
    final String name;
    final int line;
    final int column;
    final @Nullable String currency;
    String text = "";
    private final List<XmlElement> children = new ArrayList<>(2);

    XmlElement(String name, int line, int column, @Nullable String currency) {
        this.name = name;
        this.line = line;
        this.column = column;
        this.currency = currency;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    /** The children of a name, in order. */
    List<XmlElement> all(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /** The first element down a path of names. */
    @Nullable
    XmlElement at(String... path) {
        var here = this;
        for (var step : path) {
            here = here.child(step);
            if (here == null) return null;
        }
        return here;
    }

    /** The text down a path, stripped; null where there is none. */
    @Nullable
    String text(String... path) {
        var found = at(path);
        return found == null ? null : found.ownText();
    }

    @Nullable
    String ownText() {
        return text.isBlank() ? null : text.strip();
    }

    private @Nullable XmlElement child(String name) {
        for (var child : children) {
            if (child.name.equals(name)) return child;
        }
        return null;
    }
}

package org.maillon.payments;

/** The versions of pain.008 that banks ask for. */
public enum DebitFileVersion {
    /** pain.008.001.02: asked for by banks until November 2026 and by some after it. */
    V02("02", "BIC"),
    V08("08", "BICFI");

    private final String code;
    private final String bicElement;

    DebitFileVersion(String code, String bicElement) {
        this.code = code;
        this.bicElement = bicElement;
    }

    /** As over HTTP: {@code 08}. */
    public String code() {
        return code;
    }

    String namespace() {
        return "urn:iso:std:iso:20022:tech:xsd:pain.008.001." + code;
    }

    String bicElement() {
        return bicElement;
    }
}

package org.maillon.evidence;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** A token that holds: signed by a certificate for timestamps, about the hash it is kept beside. */
record TimestampToken(Instant at, String authority) {
    /** Why a token does not hold. */
    static final class Unsound extends Exception {
        Unsound(String why) {
            super(why);
        }
    }

    /**
     * @param roots whom we trust; empty where the operator named nobody: then the signature is checked, and its certificate
     *     taken at its word
     */
    static TimestampToken read(byte[] token, byte[] hash, List<X509Certificate> roots) throws Unsound {
        try {
            return read(new TimeStampToken(new CMSSignedData(token)), hash, roots);
        } catch (CMSException
                | TSPException
                | IOException
                | OperatorCreationException
                | GeneralSecurityException
                | RuntimeException e) {
            throw new Unsound(String.valueOf(e.getMessage()));
        }
    }

    private static TimestampToken read(TimeStampToken token, byte[] hash, List<X509Certificate> roots)
            throws Unsound, TSPException, OperatorCreationException, GeneralSecurityException {
        var info = token.getTimeStampInfo();
        boolean same = info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                && Arrays.equals(info.getMessageImprintDigest(), hash);
        if (!same) throw new Unsound("it is about something else");
        var given = certificates(token);
        var signer = certificate(given.stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new Unsound("the certificate of its signer is not in it")));
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        if (!roots.isEmpty()) trace(signer, given, roots, info.getGenTime());
        return new TimestampToken(
                info.getGenTime().toInstant(), signer.getSubjectX500Principal().getName());
    }

    private static List<X509CertificateHolder> certificates(TimeStampToken token) {
        var given = new ArrayList<X509CertificateHolder>();
        for (var each : token.getCertificates().getMatches(null))
            if (each instanceof X509CertificateHolder certificate) given.add(certificate);
        return given;
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    /** From the signer to somebody we trust, as of the instant of the token. */
    private static void trace(
            X509Certificate signer, List<X509CertificateHolder> given, List<X509Certificate> roots, Date at)
            throws GeneralSecurityException {
        var path = new X509CertSelector();
        path.setCertificate(signer);
        var anchors = roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
        var parameters = new PKIXBuilderParameters(anchors, path);
        var others = new ArrayList<X509Certificate>();
        for (var each : given) others.add(certificate(each));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(at);
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }
}

package org.maillon.messages;

/** Mails as mail servers return them, written after what those servers really send. */
final class Bounces {
    private Bounces() {}

    /** With a machine-readable report (RFC 3464), as Postfix writes it. */
    static String standard(String recipient, String messageId) {
        return report(recipient, messageId, "failed", "5.1.1", "smtp; 550 5.1.1 <" + recipient + ">: user unknown");
    }

    static String mailboxFull(String recipient, String messageId) {
        return report(recipient, messageId, "failed", "4.2.2", "smtp; 452 4.2.2 mailbox full");
    }

    static String delayed(String recipient, String messageId) {
        return report(recipient, messageId, "delayed", "4.4.1", "smtp; connection timed out");
    }

    static String delivered(String recipient, String messageId) {
        return report(recipient, messageId, "delivered", "2.0.0", "smtp; 250 2.0.0 ok");
    }

    private static String report(String recipient, String messageId, String action, String status, String words) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.client.example>
                To: compta@morel.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%1$s.%3$s@mx.client.example>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.client.example
                Arrival-Date: Mon, 23 Nov 2026 12:00:00 +0100

                Final-Recipient: rfc822; %1$s
                Original-Recipient: rfc822;%1$s
                Action: %3$s
                Status: %4$s
                Diagnostic-Code: %5$s

                --b
                Content-Type: message/rfc822

                From: compta@morel.example
                To: %1$s
                Subject: Votre facture
                Message-ID: %2$s

                Bonjour
                --b--
                """.formatted(recipient, messageId, action, status, words);
    }

    /** As Exim does: no report, a header of its own. */
    static String exim(String recipient, String messageId) {
        return """
                Return-Path: <>
                From: Mail Delivery System <Mailer-Daemon@exim.example>
                Subject: Mail delivery failed: returning message to sender
                Message-ID: <E1@exim.example>
                X-Failed-Recipients: %1$s
                Auto-Submitted: auto-replied

                A message that you sent could not be delivered to one or more of its recipients.

                  %1$s
                    host mx.client.example: 550 5.1.1 no such user

                ------ This is a copy of the message, including all the headers. ------
                Message-ID: %2$s
                """.formatted(recipient, messageId);
    }

    /** As gateways do that quote nothing and name nobody: all it has is where it was sent. */
    static String mute(String returnPath) {
        return """
                Return-Path: <>
                From: postmaster@gateway.example
                To: %s
                Subject: Notification
                Message-ID: <g1@gateway.example>

                The mail could not be handed over.
                """.formatted(returnPath);
    }

    /** As qmail does: words only. */
    static String qmail(String recipient, String messageId) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@qmail.example
                Subject: failure notice
                Message-ID: <q1@qmail.example>

                Hi. This is the qmail-send program. I'm afraid I wasn't able to deliver your message.

                <%1$s>:
                Sorry, no mailbox here by that name. (#5.1.1)

                --- Below this line is a copy of the message.
                Message-ID: %2$s
                """.formatted(recipient, messageId);
    }
}

package org.maillon.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.maillon.bank.BankProblem.Code;

/** A bank's file as a test writes it. */
final class GivenFile {
    private GivenFile() {}

    static List<BankStatement> read(String name, byte[] content) {
        return BankFiles.read(name, new ByteArrayInputStream(content));
    }

    static List<BankStatement> read(String name, String content, Charset charset) {
        return read(name, content.getBytes(charset));
    }

    static List<BankStatement> read(String name, String content) {
        return read(name, content, UTF_8);
    }

    /** The only statement of a file. */
    static BankStatement one(String name, String content) {
        var statements = read(name, content);
        if (statements.size() != 1) throw new AssertionError(statements.size() + " statements");
        return statements.getFirst();
    }

    static BankProblem refusal(String name, String content) {
        return refusal(name, content.getBytes(UTF_8));
    }

    static BankProblem refusal(String name, byte[] content) {
        var refused = catchThrowableOfType(BankFileRefused.class, () -> read(name, content));
        if (refused == null) throw new AssertionError("was read");
        return refused.problem();
    }

    static List<Code> codes(BankStatement statement) {
        return statement.problems().stream().map(BankProblem::code).toList();
    }
}

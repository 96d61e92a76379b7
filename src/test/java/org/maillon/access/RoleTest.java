package org.maillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            owner,          READ IMPORT EDIT_ACCOUNTS SEND_REMINDERS WAIVE DECIDE_CREDIT SETTINGS MEMBERS
            credit-manager, READ IMPORT EDIT_ACCOUNTS SEND_REMINDERS WAIVE DECIDE_CREDIT SETTINGS
            collector,      READ EDIT_ACCOUNTS SEND_REMINDERS DECIDE_CREDIT
            sales,          READ EDIT_ACCOUNTS
            accountant,     READ IMPORT EDIT_ACCOUNTS
            read-only,      READ""")
    void aRoleMayDoThisAndNothingElse(String role, String permissions) {
        var allowed = Arrays.stream(Permission.values())
                .filter(Role.of(role)::allows)
                .map(Permission::name)
                .collect(Collectors.joining(" "));
        assertThat(allowed).isEqualTo(permissions);
    }
}

package org.maillon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetStagingTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            FR,         FR
            be,         BE
            France,     FR
            Belgique,   BE
            België,     BE
            Pays-Bas,   NL
            Germany,    DE
            nowhere,
            '',
            """)
    void a_country_is_known_by_code_and_by_name_in_three_languages(String written, String country) {
        assertThat(SheetStaging.country(written)).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            fr,         fr
            fr_FR,      fr
            Français,   fr
            NL-be,      nl
            Nederlands, nl
            Anglais,    en
            en_US,      en
            de,
            '',
            """)
    void a_language_is_one_of_ours_or_none(String written, String language) {
        assertThat(SheetStaging.language(written)).isEqualTo(language);
    }
}

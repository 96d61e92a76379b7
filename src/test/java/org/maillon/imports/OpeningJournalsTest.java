package org.maillon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningJournalsTest {
    @ParameterizedTest
    @CsvSource(nullValues = "none", delimiter = '|', textBlock = """
            ANO      | A nouveaux           | ''                 | true
            AN       | ''                   | ''                 | true
            AN       | À-nouveaux           | ''                 | true
            AN       | Journal AN           | ''                 | true
            AN       | Annulations          | Annulation FA1     | false
            RAN      | Report à nouveau     | ''                 | true
            AD       | A Nouveaux Détaillés | CAISSE             | true
            AD       | Achats divers        | Fournitures        | false
            AD       | ''                   | A nouveau 2025     | true
            Deferral | Deferral             | -                  | true
            OPEN     | Opening balances     | ''                 | true
            BILOUV   | ''                   | ''                 | true
            X        | Bilan d'ouverture    | ''                 | true
            OD       | Opérations diverses  | Report à nouveau   | false
            VE       | Ventes               | ''                 | false
            """)
    void openings_are_told_by_code_name_and_where_these_leave_it_open_the_label(
            String journal, String name, String label, boolean opening) {
        assertThat(OpeningJournals.isOpening(journal, name, label)).isEqualTo(opening);
    }
}

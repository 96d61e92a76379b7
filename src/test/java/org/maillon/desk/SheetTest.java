package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.kernel.Language;

class SheetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+33 1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u202E=1", "＝1"})
    void aNameThatASpreadsheetWouldCountIsDefused(String name) {
        assertThat(Sheet.defused(name)).startsWith("'");
    }

    @Test
    void aNameIsNotTurnedAround() {
        assertThat(Sheet.defused("Brasserie\u202E LRAS\u2066")).isEqualTo("Brasserie LRAS");
    }

    @Test
    void amountsStayNumbersAndAreWrittenAsTheReaderDoes() {
        var sheet = new Sheet(Language.FR, "Client", "Montant");
        sheet.add("Port; \"Bar\"").add(-123_456, 2).endRow();
        assertThat(sheet.toString()).isEqualTo("\uFEFFClient;Montant\r\n\"Port; \"\"Bar\"\"\";-1234,56\r\n");
    }
}

package org.maillon.sales;

import java.util.List;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * What became of a file of orders or prices: taken whole, taken without the lines named, or not at all.
 *
 * @param taken new orders or prices
 * @param known what the file holds and was taken in before; it adds nothing
 * @param orders ids of the orders, new and known
 */
public record SaleFile(int taken, int known, List<Long> orders, List<Problem> problems) {
    /**
     * What is wrong where.
     *
     * @param line 1 for the first of the file; 0 where all of it is meant
     */
    public record Problem(int line, InvalidValue what) {
        public String in(Language language) {
            var said = what.in(language);
            return line == 0 ? said : Texts.in(language).say("sales.file.line", Integer.toString(line), said);
        }
    }

    public SaleFile {
        orders = List.copyOf(orders);
        problems = List.copyOf(problems);
    }

    static SaleFile refused(int line, InvalidValue why) {
        return new SaleFile(0, 0, List.of(), List.of(new Problem(line, why)));
    }

    public boolean isRefused() {
        return taken + known == 0 && !problems.isEmpty();
    }
}

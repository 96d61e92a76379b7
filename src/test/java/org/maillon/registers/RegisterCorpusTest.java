package org.maillon.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.maillon.kernel.IdentifierCheck;
import org.maillon.registers.RegisterAnswer.State;
import org.maillon.registers.RegisterReply.Told;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What registers answered to others, served on loopback by a server of ours: every file is asked for and read. One of them
 * holds what a front end made of notices, which no register answers: it is refused.
 */
class RegisterCorpusTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is read of each in short. */
    private static final Map<String, String> EXPECTED = expected("""
            bodacc-ratios-inpi/bodacc.json = 3 notices, the first of 2022-11-23
            bodacc-ratios-inpi/dgfip-chiffre-affaires.json = 3 years, 100000 in 2023
            client-snapshots/487444697.json = 4 years, 1848367 in 2022
            client-snapshots/552032534.json = 3 years, 635000000 in 2022
            client-snapshots/ganymede-bodacc.json = refused: results
            client-snapshots/siren-300025764.json = withheld
            recherche-entreprises-client/CA-resultat-filter.json = GANYMEDE active
            recherche-entreprises-client/search-198100125.json = LYCEE POLYVALENT JEAN JAURES active, public
            recherche-entreprises-client/search-300025764.json = withheld
            recherche-entreprises-client/search-351556394.json = FINASSUR dormant
            recherche-entreprises-client/search-383657467.json = ASSOCIATION GANYMEDE active
            recherche-entreprises-client/search-41154066900016.json = unknown
            recherche-entreprises-client/search-423208180.json = GANYMEDE active
            recherche-entreprises-client/search-487444697.json = ESSOR ENERGIES (SOLARSUD) active
            recherche-entreprises-client/search-48744469700428.json = ESSOR ENERGIES (SOLARSUD) active
            recherche-entreprises-client/search-552032534.json = DANONE active
            recherche-entreprises-client/search-800329849.json = THEATRE STEPHANE GILDAS active
            recherche-entreprises-client/search-880878145.json = GANYMEDE closed
            recherche-entreprises-client/search-88087814500015.json = GANYMEDE closed
            recherche-entreprises-e2e/search-198100125.json = LYCEE POLYVALENT JEAN JAURES active, public
            recherche-entreprises-e2e/search-300025764.json = withheld
            recherche-entreprises-e2e/search-351556394.json = FINASSUR dormant
            recherche-entreprises-e2e/search-356000000.json = LA POSTE active
            recherche-entreprises-e2e/search-383657467.json = ASSOCIATION GANYMEDE active
            recherche-entreprises-e2e/search-423208180.json = GANYMEDE active
            recherche-entreprises-e2e/search-487444697.json = ESSOR ENERGIES active
            recherche-entreprises-e2e/search-48744469700428.json = ESSOR ENERGIES active
            recherche-entreprises-e2e/search-533744991.json = IDDEE 13 active
            recherche-entreprises-e2e/search-552032534.json = DANONE active
            recherche-entreprises-e2e/search-800329849.json = THEATRE STEPHANE GILDAS active
            recherche-entreprises-e2e/search-880878145.json = GANYMEDE closed
            recherche-entreprises-e2e/search-88087814500015.json = GANYMEDE closed
            recherche-entreprises-e2e/search-Ganymede.json = GANYMEDE active
            """);

    @Test
    void everyCollectedAnswerIsReadOverTheNetwork() throws IOException {
        var corpus = Path.of(System.getProperty("maillon.corpus", "absent"), "registry");
        assumeTrue(Files.isDirectory(corpus), "no corpus at " + corpus);
        var read = new TreeMap<String, String>();
        try (var server = new RegisterServer();
                var files = Files.walk(corpus)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                var name = corpus.relativize(file).toString();
                read.put(name, inShort(server, name, body(file)));
            }
        }
        assertThat(read).isEqualTo(EXPECTED);
    }

    /** The collectors kept the question beside the answer. */
    private static JsonNode body(Path file) throws IOException {
        var kept = JSON.readTree(Files.readString(file));
        return kept.has("result") ? kept.get("result") : kept;
    }

    private static String inShort(RegisterServer server, String name, JsonNode body) {
        if (name.contains("bodacc.json")) return asked(server, new Bodacc(), body, name);
        if (body.has("indicateurs") || body.has("data")) return asked(server, new Ratios(), body, name);
        return asked(server, new CompanySearch(), body.has("siren") ? listed(body) : body, name);
    }

    /** A company that was kept alone, as the search lists it. */
    private static JsonNode listed(JsonNode company) {
        var list = JSON.createObjectNode();
        list.putArray("results").add(company);
        return list;
    }

    private static String asked(RegisterServer server, Register register, JsonNode body, String name) {
        server.tell("/", body.toString());
        var company = company(name, body);
        var line = new RegisterLine(Duration.ofSeconds(10));
        var reply = line.ask(register.question(server.address(), company, null));
        try {
            return shown(register.read(((Told) reply).body(), company));
        } catch (Fields.OtherShape refused) {
            return "refused: " + refused.getMessage();
        }
    }

    /** The number in the file's name, else the first one in the file; some files are about nobody in particular. */
    private static CompanyIdentifier company(String name, JsonNode body) {
        return Pattern.compile("\\b([0-9]{14}|[0-9]{9})\\b")
                .matcher(name + " " + body)
                .results()
                .map(MatchResult::group)
                .filter(number -> IdentifierCheck.check(kind(number), number).valid())
                .findFirst()
                .map(CompanyIdentifier::read)
                .orElseGet(() -> CompanyIdentifier.read("552 032 534"));
    }

    private static IdentifierCheck.Kind kind(String number) {
        return number.length() == 9 ? IdentifierCheck.Kind.FR_SIREN : IdentifierCheck.Kind.FR_SIRET;
    }

    private static String shown(Part part) {
        if (!part.notices().isEmpty())
            return part.notices().size() + " notices, the first of "
                    + part.notices().getFirst().publishedOn();
        if (!part.years().isEmpty()) {
            var last = part.years().getFirst();
            return part.years().size() + " years, " + last.turnoverEuros() + " in "
                    + last.closedOn().getYear();
        }
        if (part.state() != State.KNOWN) return shown(part.state(), part);
        return part.name() + " " + part.standing().code() + (part.publicBody() ? ", public" : "");
    }

    /** Of who is withheld neither name nor address is left. */
    private static String shown(State state, Part part) {
        assertThat(part.name()).isNull();
        assertThat(part.place()).isNull();
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> expected(String table) {
        return table.lines()
                .map(line -> line.split(" = ", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (one, _) -> one, TreeMap::new));
    }
}

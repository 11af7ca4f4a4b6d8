import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF: `java -cp JARS Validate FLAVOUR[,FLAVOUR…] FILE…`.
 * One line for each file and flavour, in order, its parts separated by tabs: `PASS`, `FAIL` and three parts for each
 * rule that failed (clause-test of the standard, how often, what the rule demands; sorted), or `ERROR` and the reason.
 */
public class Validate {
    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int n = 1; n < arguments.length; n++) {
            for (String name : arguments[0].split(",")) {
                PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
                if (flavour == PDFAFlavour.NO_FLAVOUR) {
                    throw new IllegalArgumentException("veraPDF knows no flavour " + name);
                }
                out.println(verdict(flavour, Path.of(arguments[n])));
            }
        }
    }

    private static String verdict(PDFAFlavour flavour, Path file) {
        try (var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
                var parser = Foundries.defaultInstance().createParser(bytes, flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> times = new TreeMap<>();
            Map<String, String> demands = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    times.merge(rule, 1, Integer::sum);
                    demands.put(rule, oneLine(assertion.getMessage()));
                }
            }
            if (result.isCompliant() && times.isEmpty()) {
                return "PASS";
            }
            return times.keySet().stream()
                    .map(rule -> rule + "\t" + times.get(rule) + "\t" + demands.get(rule))
                    .collect(Collectors.joining("\t", "FAIL\t", ""));
        } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
            return "ERROR\t" + oneLine(fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
        }
    }

    private static String oneLine(String text) {
        return String.valueOf(text).replaceAll("\\s+", " ").strip();
    }
}

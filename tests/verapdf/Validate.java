import java.io.ByteArrayInputStream;
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
 * Validates PDF files with veraPDF: `java -cp JARS Validate.java FLAVOUR FILE…`.
 * One line for each file, in order: `PASS`, `FAIL clause-test×count …` (clauses of the standard, sorted), or `ERROR reason`.
 */
public class Validate {
    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("veraPDF knows no flavour " + arguments[0]);
        }
        for (int n = 1; n < arguments.length; n++) {
            System.out.println(verdict(flavour, Path.of(arguments[n])));
        }
    }

    private static String verdict(PDFAFlavour flavour, Path file) {
        try (var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
                var parser = Foundries.defaultInstance().createParser(bytes, flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> failed = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = assertion.getRuleId();
                    failed.merge(rule.getClause() + "-" + rule.getTestNumber(), 1, Integer::sum);
                }
            }
            String clauses = failed.entrySet().stream().map(e -> e.getKey() + "×" + e.getValue()).collect(Collectors.joining(" "));
            return result.isCompliant() && failed.isEmpty() ? "PASS" : "FAIL " + clauses;
        } catch (Exception fault) {
            return "ERROR " + String.valueOf(fault.getMessage()).replaceAll("\\s+", " ");
        }
    }
}

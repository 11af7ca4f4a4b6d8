import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF: `java -cp JARS Validate FLAVOUR[,FLAVOUR…] [FILE…]`, with the files' paths on
 * standard input, divided by NUL. It loads the rules before it reads, and validates the files that are arguments for
 * nobody, to be quicker then: it may be started before the files are there.
 * One line for each file and flavour, in order, its parts separated by tabs: `PASS`, `FAIL` and three parts for each
 * rule that failed (clause-test of the standard, how often, what the rule demands; sorted), or `ERROR` and the reason.
 */
public class Validate {
    public static void main(String[] arguments) throws IOException {
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<PDFAFlavour> flavours = Arrays.stream(arguments[0].split(",")).map(Validate::flavour).toList();
        Foundries.defaultInstance().createValidator(flavours).close();
        Arrays.stream(arguments).skip(1).forEach(file -> verdicts(flavours, Path.of(file)));
        // As Java reads a path that is an argument.
        Charset paths = Charset.forName(System.getProperty("sun.jnu.encoding"));
        for (String file : new String(System.in.readAllBytes(), paths).split("\0")) {
            verdicts(flavours, Path.of(file)).forEach(out::println);
        }
    }

    private static PDFAFlavour flavour(String name) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("veraPDF knows no flavour " + name);
        }
        return flavour;
    }

    /** One walk through a file for all standards together. */
    private static List<String> verdicts(List<PDFAFlavour> flavours, Path file) {
        try (var bytes = new ByteArrayInputStream(Files.readAllBytes(file));
                var parser = Foundries.defaultInstance().createParser(bytes, flavours.get(0));
                var validator = Foundries.defaultInstance().createValidator(flavours)) {
            parser.setFlavours(flavours);
            Map<PDFAFlavour, String> told = new HashMap<>();
            validator.validateAll(parser).forEach(result -> told.put(result.getPDFAFlavour(), verdict(result)));
            return flavours.stream().map(told::get).toList();
        } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
            String why = oneLine(fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
            return Collections.nCopies(flavours.size(), "ERROR\t" + why);
        }
    }

    private static String verdict(ValidationResult result) {
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
    }

    private static String oneLine(String text) {
        return String.valueOf(text).replaceAll("\\s+", " ").strip();
    }
}

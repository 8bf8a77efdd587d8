package org.secateur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.secateur.experiments.theory.Bound;
import org.secateur.experiments.theory.BoundValue;
import org.secateur.experiments.theory.Citation;
import org.secateur.experiments.theory.Parameter;
import org.secateur.experiments.theory.ParameterRule;
import org.secateur.experiments.theory.ParameterValues;
import org.secateur.model.Rational;

/** Bounds as people read them. */
final class BoundsText {
  private BoundsText() {}

  /** Every bound with its formula and parameters. */
  static List<String> list(List<Bound> bounds) {
    List<String> lines = new ArrayList<>();
    int width = bounds.stream().mapToInt(b -> b.name().length()).max().orElse(0);
    for (Bound bound : bounds) {
      lines.add(padded(bound.name(), width) + "  " + bound.citation().summary());
      lines.add(
          " ".repeat(width + 2)
              + bound.rules().stream().map(BoundsText::usage).collect(Collectors.joining(" ")));
    }
    lines.add("");
    lines.add("counting    INSTANCE: fewer masks than targets that need one each? (subset sums)");
    lines.add("linear-maps INSTANCE, or --d --k --epsilon --n: Theorem 5 in exact integers");
    return lines;
  }

  private static String usage(ParameterRule rule) {
    String option = "--" + rule.parameter().label();
    return rule.presence() == ParameterRule.Presence.REQUIRED ? option : "[" + option + "]";
  }

  /**
   * One value in full, or a table.
   *
   * @param swept the parameters with more than one value
   */
  static List<String> lines(
      Bound bound, List<ParameterValues> rows, List<BoundValue> values, List<Parameter> swept) {
    List<String> lines = new ArrayList<>(head(bound));
    lines.add(ResultText.line("parameters", fixed(rows.get(0), swept)));
    if (swept.isEmpty()) {
      lines.addAll(single(bound, values.get(0)));
    } else {
      lines.add("");
      lines.addAll(table(bound, rows, values, swept));
    }
    return lines;
  }

  private static List<String> head(Bound bound) {
    Citation citation = bound.citation();
    List<String> lines = new ArrayList<>();
    lines.add(ResultText.line("bound", bound.name() + ": " + citation.summary()));
    lines.add(ResultText.line("statement", citation.statement()));
    lines.add(ResultText.line("source", citation.source()));
    lines.add(ResultText.line("wording", citation.basis()));
    citation.assumptions().forEach(a -> lines.add(ResultText.line("assumes", a)));
    citation.open().forEach(o -> lines.add(ResultText.line("open", o)));
    lines.add(ResultText.line("method", bound.method()));
    return lines;
  }

  private static List<String> single(Bound bound, BoundValue value) {
    List<String> lines = new ArrayList<>();
    lines.add(ResultText.line("value", bound.realName() + " = " + decimal(value)));
    lines.add(ResultText.line("integer", bound.integerName() + " = " + value.integer()));
    for (BoundValue.Condition condition : value.conditions()) {
      lines.add(ResultText.line("condition", condition.text() + ": " + verdict(condition)));
    }
    value.remarks().forEach(r -> lines.add(ResultText.line("remark", r)));
    return lines;
  }

  private static String verdict(BoundValue.Condition condition) {
    return condition.holds() ? "holds" : "does not hold, so the statement says nothing";
  }

  private static String fixed(ParameterValues values, List<Parameter> swept) {
    String text =
        values.all().entrySet().stream()
            .filter(e -> !swept.contains(e.getKey()))
            .map(e -> e.getKey().label() + " = " + ExactText.of(e.getValue()))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "all in the table" : text;
  }

  private static List<String> table(
      Bound bound, List<ParameterValues> rows, List<BoundValue> values, List<Parameter> swept) {
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>(swept.stream().map(Parameter::label).toList());
    head.addAll(List.of(bound.realName(), bound.integerName(), ""));
    cells.add(head);
    for (int i = 0; i < rows.size(); i++) {
      Map<Parameter, Rational> all = rows.get(i).all();
      List<String> row = new ArrayList<>(swept.stream().map(p -> all.get(p).toString()).toList());
      row.add(decimal(values.get(i)));
      row.add(values.get(i).integer().toString());
      row.add(notes(values.get(i)));
      cells.add(row);
    }
    return aligned(cells);
  }

  private static String notes(BoundValue value) {
    List<String> notes = new ArrayList<>();
    value.conditions().stream()
        .filter(c -> !c.holds())
        .forEach(c -> notes.add(c.text() + " does not hold"));
    notes.addAll(value.remarks());
    return String.join("; ", notes);
  }

  private static List<String> aligned(List<List<String>> cells) {
    int columns = cells.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : cells) {
      for (int c = 0; c < columns - 1; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        line.append(padded(row.get(c), widths[c])).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String padded(String text, int width) {
    return width == 0 ? text : String.format(Locale.ROOT, "%-" + width + "s", text);
  }

  private static String decimal(BoundValue value) {
    return ExactText.decimal(value.real().middle());
  }
}

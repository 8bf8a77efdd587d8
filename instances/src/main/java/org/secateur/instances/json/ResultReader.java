package org.secateur.instances.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Answer;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import tools.jackson.core.JsonToken;

/**
 * Reads results in the format of {@link ResultWriter}, and masks out of any JSON that has {@code
 * kept} or {@code masks}. Unknown fields are skipped: a later version may write more.
 *
 * <p>What is read is what the file says. Nothing is recomputed, except that {@code size} must agree
 * with {@code kept}.
 */
public final class ResultReader {
  private ResultReader() {}

  /**
   * Reads a result to the end of the stream, which stays open.
   *
   * @param name of the file, for messages
   * @param instance that the result is about
   */
  public static SolveResult read(String name, InputStream in, Instance instance)
      throws IOException, MalformedInputException {
    MaskFormat masks = new MaskFormat(instance);
    JsonSource source = new JsonSource(name, in);
    ResultFields fields = new ResultFields(source, masks);
    List<Answer> answers = new ArrayList<>();
    source.document(
        field -> {
          if (field.equals("answers")) {
            readAnswers(source, masks, answers);
          } else {
            fields.read(field);
          }
        });
    int expected =
        instance instanceof SubsetSumInstance subsetSum && subsetSum.targetsListed()
            ? subsetSum.targets().rows()
            : 0;
    if (answers.size() != expected) {
      throw new MalformedInputException(
          name, "$.answers", answers.size() + " answers", expected + ", one for each of targets");
    }
    return fields.build(answers);
  }

  private static void readAnswers(JsonSource source, MaskFormat masks, List<Answer> answers)
      throws IOException, MalformedInputException {
    source.require(JsonToken.START_ARRAY, "an array of answers");
    while (source.next() != JsonToken.END_ARRAY) {
      String place = source.place();
      AnswerFields fields = new AnswerFields(source, masks);
      source.object(
          "an answer",
          name -> {
            if (!fields.read(name)) {
              source.skip();
            }
          });
      answers.add(fields.build(place));
    }
  }

  /**
   * Reads the mask of a solution file: the field {@code kept} or, for weights, {@code masks} of a
   * result or of any JSON object. Where both are there, {@code masks} counts.
   *
   * @param instance that the mask is for
   */
  public static Mask readMask(String name, InputStream in, Instance instance)
      throws IOException, MalformedInputException {
    MaskFormat masks = new MaskFormat(instance);
    JsonSource source = new JsonSource(name, in);
    Map<String, Mask> found = new HashMap<>();
    List<String> others = new ArrayList<>();
    source.document(
        field -> {
          if (masks.reads(field) && !source.at(JsonToken.VALUE_NULL)) {
            found.put(field, masks.read(field, source));
          } else {
            others.add(field);
            source.skip();
          }
        });
    if (found.isEmpty()) {
      throw new MalformedInputException(
          name,
          "$." + masks.field(),
          "missing",
          (masks.field().equals("kept") ? "the kept indices of one mask" : "the kept weights")
              + hint(others));
    }
    return found.getOrDefault(masks.field(), found.get("kept"));
  }

  private static String hint(List<String> fields) {
    if (fields.contains("answers")) {
      return "; this is a list of answers";
    }
    if (fields.contains("masks")) {
      return "; masks of weights belong to granularity \"weight\"";
    }
    return "";
  }

  static <T> T required(JsonSource source, String place, Optional<T> value, String expected)
      throws MalformedInputException {
    if (value.isEmpty()) {
      throw new MalformedInputException(source.file(), place, "missing", expected);
    }
    return value.get();
  }
}

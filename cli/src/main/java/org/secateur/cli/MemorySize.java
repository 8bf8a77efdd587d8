package org.secateur.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes, at least 1, typed as {@code 4g}, {@code 512m}, {@code 64k} or in full. */
record MemorySize(long bytes) {
  private static final Pattern TEXT = Pattern.compile("([0-9]+)([kmgt]?)");

  static MemorySize parse(String text) {
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      int power = matcher.group(2).isEmpty() ? 0 : " kmgt".indexOf(matcher.group(2));
      BigDecimal bytes =
          new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1024).pow(power));
      if (bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return new MemorySize(bytes.longValueExact());
      }
    }
    throw new TypeConversionException("'" + text + "', expected a size such as 4g or 512m");
  }
}

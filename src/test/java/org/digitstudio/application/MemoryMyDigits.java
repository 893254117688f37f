package org.digitstudio.application;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.MyDigitsStore;

/** My digits that are only remembered. */
public final class MemoryMyDigits implements MyDigitsStore {
  private final List<MyDigit> digits = new ArrayList<>();

  @Override
  public List<MyDigit> list() {
    return List.copyOf(digits);
  }

  @Override
  public MyDigit add(int label, DigitImage image, Optional<Ink> ink) {
    return add(label, image, ink, "");
  }

  @Override
  public MyDigit add(int label, DigitImage image, Optional<Ink> ink, String writer) {
    MyDigit digit =
        new MyDigit(Integer.toString(digits.size()), label, Instant.EPOCH, image, ink, writer);
    digits.add(digit);
    return digit;
  }

  @Override
  public void relabel(String id, int label) {
    digits.replaceAll(digit -> digit.id().equals(id) ? digit.withLabel(label) : digit);
  }

  @Override
  public void nameWriters(Map<String, String> writers) {
    digits.replaceAll(digit -> digit.withWriter(writers.getOrDefault(digit.id(), digit.writer())));
  }

  @Override
  public void delete(Set<String> ids) {
    digits.removeIf(digit -> ids.contains(digit.id()));
  }

  @Override
  public void restore(List<MyDigit> deleted) {
    digits.addAll(deleted);
  }

  @Override
  public void exportIdx(Path images, Path labels) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void exportInk(Path file) {
    throw new UnsupportedOperationException();
  }
}

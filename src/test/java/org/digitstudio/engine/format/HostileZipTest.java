package org.digitstudio.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import org.digitstudio.TestModels;
import org.digitstudio.application.text.FailureText;
import org.junit.jupiter.api.Test;

/** The zip itself lies. */
class HostileZipTest extends SpoiltModel {
  @Test
  void aZipBombIsNotUnpacked() throws IOException {
    entries.put(COEFFICIENTS, new byte[100 << 20]);
    refused("compressed like a zip bomb");
  }

  @Test
  void aBombLargerThanAnyModelIsNotUnpacked() throws IOException {
    entries.put(CONFIGURATION, new byte[50 << 20]);
    refused("would unpack to");
  }

  @Test
  void entriesThatOverlapAreABomb() throws IOException {
    byte[] zip = zip();
    int second = central(zip, 1);
    int first = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(central(zip, 0) + 42);
    put(zip, second + 42, first);
    refused(zip, "overlap");
  }

  @Test
  void anEntryThatSaysItIsSmallerIsCaught() throws IOException {
    byte[] zip = zip();
    put(zip, central(zip, 1) + 24, 1_000);
    refused(zip, "does not have the size that the zip file claims");
  }

  @Test
  void anEntryThatSaysItIsLargerIsCaught() throws IOException {
    byte[] zip = zip();
    put(zip, central(zip, 1) + 24, entries.get(COEFFICIENTS).length + 1_000);
    refused(zip, "does not have the size that the zip file claims");
  }

  @Test
  void anEntryThatSaysItReachesPastTheFileIsCaught() throws IOException {
    byte[] zip = zip();
    put(zip, central(zip, 1) + 20, 0x7FFFFFFF);
    refused(zip, "does not have the size that the zip file claims");
  }

  @Test
  void aChangedByteIsCaughtByTheChecksum() throws IOException {
    byte[] zip = zip();
    put(zip, central(zip, 1) + 16, 12345);
    refused(zip, "checksum is wrong");
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      entries.put("extra" + i, new byte[1]);
    }
    refused("holds 1,003 entries");
  }

  @Test
  void serializedJavaObjectsAreRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new int[] {1, 2, 3});
    }
    entries.put("preprocessor.bin", bytes.toByteArray());
    refused("“preprocessor.bin” holds serialized Java objects");
  }

  @Test
  void aFileCutShortAnywhereIsRefused() throws IOException {
    byte[] zip = zip();
    for (int length : new int[] {0, 3, 100, zip.length / 2, zip.length - 30, zip.length - 1}) {
      Files.write(file, Arrays.copyOf(zip, length));
      TestModels.assertRefused(file, "It");
    }
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    refused(
        "It was a dark and stormy night; the rain fell in torrents.".getBytes(),
        "Its format is not supported");
  }

  @Test
  void randomDamageIsAlwaysOneSentence() throws IOException {
    byte[] whole = zip();
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      byte[] zip = whole.clone();
      for (int k = 0; k < 4; k++) {
        int tail = whole.length - random.nextInt(Math.min(whole.length, k == 0 ? 300 : 4_000)) - 1;
        zip[tail] = (byte) random.nextInt();
      }
      Files.write(file, zip);
      try {
        TestModels.store().load(file);
      } catch (IOException expected) {
        assertThat(FailureText.of(expected))
            .matches("bad\\.zip cannot be opened as a model\\. .*\\.");
      }
    }
  }

  @Test
  void namesThatClimbOutOfTheFileAreRefused() throws IOException {
    for (String name : new String[] {"../evil", "/etc/evil", "a/../../evil", "C:evil", "a\\b"}) {
      entries.put(name, new byte[1]);
      refused("points outside the file");
      entries.remove(name);
    }
  }

  /** Returns where the n-th entry of the central directory begins. */
  private static int central(byte[] zip, int index) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int at = bytes.getInt(zip.length - 6);
    for (int i = 0; i < index; i++) {
      at += 46 + bytes.getShort(at + 28) + bytes.getShort(at + 30) + bytes.getShort(at + 32);
    }
    return at;
  }

  private static void put(byte[] zip, int at, int value) {
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
  }
}

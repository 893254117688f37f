package org.digitstudio;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damaged copies of files: a few bytes changed, cut off, repeated, moved or taken from another. */
final class Mutations {
  /** Bytes and numbers at which readers go wrong. */
  private static final int[] BYTES = {0, 1, 0x7F, 0x80, 0xFF, '"', '{', '[', '-', '9', '\n'};

  private static final int[] NUMBERS = {
    0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 1 << 30
  };

  private final SplittableRandom random;

  Mutations(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns a damaged copy of one of the files. */
  byte[] next(List<byte[]> files) {
    byte[] bytes = files.get(random.nextInt(files.size())).clone();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count && bytes.length > 0; i++) {
      bytes = mutated(bytes, files);
    }
    return bytes;
  }

  private byte[] mutated(byte[] bytes, List<byte[]> files) {
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
    return switch (random.nextInt(8)) {
      case 0 -> withByte(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
      case 1 -> withByte(bytes, at, BYTES[random.nextInt(BYTES.length)]);
      case 2 -> withByte(bytes, at, random.nextInt(256));
      case 3 -> withNumber(bytes, at, NUMBERS[random.nextInt(NUMBERS.length)]);
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> spliced(bytes, at, at + length, new byte[0]);
      case 6 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
      default -> spliced(bytes, at, at + length, piece(files, length));
    };
  }

  private byte[] piece(List<byte[]> files, int length) {
    byte[] other = files.get(random.nextInt(files.size()));
    int from = random.nextInt(Math.max(1, other.length));
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + length));
  }

  private static byte[] withByte(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    return bytes;
  }

  /** Writes a number of four bytes, the most significant first or last. */
  private byte[] withNumber(byte[] bytes, int at, int number) {
    boolean bigEndian = random.nextBoolean();
    for (int i = 0; i < 4 && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (number >> 8 * (bigEndian ? 3 - i : i));
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
    byte[] result = new byte[bytes.length - (to - from) + piece.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
    return result;
  }
}

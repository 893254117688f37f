package org.digitstudio.storage.faults;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets the nth change of a file system fail, counted over all its files. */
public final class Fault {
  /** The behaviour at the nth change and after it. */
  public enum Kind {
    /** The change fails; later ones succeed. */
    ONCE,
    /**
     * The disk is full: what needs space fails from here on, after half of what it had to write.
     */
    FULL,
    /** The program dies after half of what it had to write: nothing is changed any more. */
    CRASH
  }

  /** Never fails; it counts. */
  public static Fault none() {
    return new Fault(Kind.ONCE, Integer.MAX_VALUE);
  }

  private final Kind kind;
  private final int at;
  private final AtomicInteger changes = new AtomicInteger();

  /**
   * Plans a fault.
   *
   * @param at the number of the change that fails, from 1
   */
  public Fault(Kind kind, int at) {
    this.kind = kind;
    this.at = at;
  }

  /** Returns how many changes have been attempted. */
  public int changes() {
    return changes.get();
  }

  /** Whether the fault has happened. */
  public boolean isReached() {
    return changes() >= at;
  }

  /** Whether half of the next write reaches the disk before it fails. */
  boolean tears() {
    return kind != Kind.ONCE && changes.get() + 1 == at;
  }

  /** Counts a change that needs no space, such as deleting a file. */
  void beforeChange(String file) throws IOException {
    int number = changes.incrementAndGet();
    if (kind == Kind.CRASH ? number >= at : kind == Kind.ONCE && number == at) {
      throw new IOException(file + ": Input/output error");
    }
  }

  /** Counts a change that needs space. */
  void beforeWrite(String file) throws IOException {
    int number = changes.incrementAndGet();
    if (kind == Kind.ONCE ? number == at : number >= at) {
      throw new IOException(file + ": No space left on device");
    }
  }
}

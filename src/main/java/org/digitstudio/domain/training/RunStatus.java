package org.digitstudio.domain.training;

/** Where a run stands. */
public enum RunStatus {
  /** Under way, in this program or another that holds its folder. */
  RUNNING,
  /** Its program ended before the run did; it goes on from its last checkpoint. */
  INTERRUPTED,
  /** The user stopped it; best and last are kept and it can go on. */
  STOPPED,
  FINISHED,
  /** It could not go on; {@link RunRecord#note} says why. */
  FAILED;

  /** Whether the run can go on from a checkpoint, if it has one. */
  public boolean resumable() {
    return this == INTERRUPTED || this == STOPPED || this == FAILED;
  }
}

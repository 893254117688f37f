package org.digitstudio;

/** The length of long tests: short in each build, full with -Pcampaign. */
public final class Campaign {
  /** Minutes for each test without an end of its own; 0 in a usual build. */
  public static final int MINUTES = Integer.getInteger("digitstudio.campaign.minutes", 0);

  private Campaign() {}

  public static boolean isRunning() {
    return MINUTES > 0;
  }

  /** Returns the step between the cases that are tested: 1 in a campaign. */
  public static int every(int usually) {
    return isRunning() ? 1 : usually;
  }
}

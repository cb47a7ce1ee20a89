// msgpackr works without its native accelerator when this throws.
throw new Error("msgpackr-extract is not used here");

using Xunit.v3;

// Most of these tests wait for a pause to end and work little, so that more of them than there are processors can wait together.
[assembly: Parallelization(MaxThreads = 8)]

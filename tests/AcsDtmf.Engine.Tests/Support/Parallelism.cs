using Xunit.v3;

// Most tests wait for a pause to end and use little CPU time, so more tests than processors can run at the same time.
[assembly: Parallelization(MaxThreads = 8)]

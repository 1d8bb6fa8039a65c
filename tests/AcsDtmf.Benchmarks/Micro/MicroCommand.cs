using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AcsDtmf.Benchmarks.Micro;

/// <summary>Measures the small parts of a row.</summary>
internal static class MicroCommand
{
    public static void Run()
    {
        // In this process: the engine's internals are ours to see, and not a generated project's.
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        BenchmarkRunner.Run([typeof(SignBenchmarks), typeof(SerializeBenchmarks), typeof(ParseIdBenchmarks)], config);
    }
}

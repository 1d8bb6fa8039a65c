using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AcsDtmf.Benchmarks.Micro;

/// <summary>Runs the micro-benchmarks of single steps of a row.</summary>
internal static class MicroCommand
{
    public static void Run()
    {
        // The benchmarks run in this process, because a generated project cannot access the internal types of the engine.
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        BenchmarkRunner.Run([typeof(SignBenchmarks), typeof(SerializeBenchmarks), typeof(ParseIdBenchmarks)], config);
    }
}

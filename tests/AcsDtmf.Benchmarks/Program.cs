using System;
using AcsDtmf.Benchmarks;
using AcsDtmf.Benchmarks.Contestants;
using AcsDtmf.Benchmarks.Micro;
using AcsDtmf.Benchmarks.Serving;

// A run starts this program again as its child processes.
if (args is [ServeCommand.Verb, { } kind])
{
    await ServeCommand.RunAsync(Enum.Parse<ServerKind>(kind));
    return 0;
}

if (args is [WorkerCommand.Verb, { } contestant, { } endpoint, { } accessKey])
{
    await WorkerCommand.RunAsync(contestant, new(endpoint), accessKey);
    return 0;
}

BenchmarkOptions options;
try
{
    options = BenchmarkOptions.Parse(args);
}
catch (ArgumentException exception)
{
    await Console.Error.WriteLineAsync($"{exception.Message}\n{BenchmarkOptions.Usage}");
    return 64;
}

if (options.Help)
{
    Console.WriteLine(BenchmarkOptions.Usage);
    return 0;
}

if (options.Micro)
{
    MicroCommand.Run();
    return 0;
}

await SideBySideCommand.RunAsync(options);
return 0;

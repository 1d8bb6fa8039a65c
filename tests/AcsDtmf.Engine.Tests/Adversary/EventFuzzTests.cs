using System;
using System.Linq;
using System.Text.Json;
using AcsDtmf.Engine.Tests.Events;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Adversary;

/// <summary>
/// Reading a damaged event does not throw, and the valid events around it are still read. ACSDTMF_SEED repeats one seed, and
/// ACSDTMF_FUZZ_COUNT sets the number of seeds.
/// </summary>
public sealed class EventFuzzTests
{
    private const int DefaultCount = 1000;

    private static readonly string First = Payload.Stopped("first");
    private static readonly string Second = Payload.Stopped("second");

    [Fact]
    public void Damage_does_not_affect_the_events_around_it()
    {
        foreach (int seed in Seeds.Fuzz(DefaultCount))
        {
            string balanced = new EventMutator(seed).MakeBalanced();
            string torn = new EventMutator(seed).MakeTorn();

            Check(seed, $"[{First},{balanced},{Second}]");
            Check(seed, $"{First}{balanced}{Second}");
            Check(seed, $"[[{First}],[{balanced}],[{Second}]]");
            Check(seed, JsonSerializer.Serialize(new { RequestBody = $"[{First},{balanced},{Second}]" }));
            Check(seed, $"{{\"RequestBody\":[{First},{balanced},{Second}]}}");
            Check(seed, $"{{WebhookName:w,RequestBody:[{First},{balanced},{Second}],RequestHeader:{{}}}}");
            Check(seed, First, torn, Second);
            Check(seed, $"{First}\n{torn}\n{Second}");
            Check(seed, "[", First + ",", torn + ",", Second, "]");
            Check(seed, $"[\n  {First},\n  {torn},\n  {Second}\n]");
        }
    }

    [Fact]
    public void Truncated_text_keeps_the_events_before_the_cut()
    {
        foreach (int seed in Seeds.Fuzz(DefaultCount))
        {
            string damaged = new EventMutator(seed).MakeBalanced();
            string text = $"[{First},{Second},{damaged}]";
            int length = new Random(seed).Next(First.Length + Second.Length + 2, text.Length);

            Check(seed, text[..length]);
        }
    }

    private static void Check(int seed, params string[] pieces)
    {
        string problem;
        try
        {
            string?[] ids = [.. EventCollector.Read(pieces).Ids];
            if (ids.Count(id => id == "first") == 1 && ids.Count(id => id == "second") == 1)
            {
                return;
            }

            problem = $"read {string.Join(", ", ids.Select(id => id ?? "(no id)").Take(20))}";
        }
        catch (Exception exception)
        {
            problem = exception.ToString();
        }

        Assert.Fail($"""
            Seed {seed}: {problem}
            {Seeds.Repeat(seed, nameof(EventFuzzTests))}
            EventCollector.Read({string.Join(", ", pieces.Select(piece => JsonSerializer.Serialize(piece)))});
            """);
    }
}

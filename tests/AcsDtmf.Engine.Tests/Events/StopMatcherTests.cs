using System.Linq;
using AcsDtmf.Engine.Events;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>What waits for a match is bounded, so that events of other calls cannot fill the memory.</summary>
public sealed class StopMatcherTests
{
    [Fact]
    public void The_oldest_event_that_nobody_claims_is_forgotten_first()
    {
        var matcher = new StopMatcher(capacity: 2);
        matcher.Add(Stops.Event("c", "1"));
        matcher.Add(Stops.Event("c", "2"));
        matcher.Add(Stops.Event("c", "3"));

        Assert.True(IsWaiting(matcher, "1"));
        Assert.False(IsWaiting(matcher, "2"));
        Assert.False(IsWaiting(matcher, "3"));
    }

    [Fact]
    public void Forgetting_an_event_that_was_claimed_leaves_the_next_one_of_its_kind()
    {
        var matcher = new StopMatcher(capacity: 2);
        matcher.Add(Stops.Event("c", "1"));
        Assert.False(IsWaiting(matcher, "1"));
        matcher.Add(Stops.Event("c", "1"));
        matcher.Add(Stops.Event("c", "2"));

        Assert.False(IsWaiting(matcher, "1"));
        Assert.False(IsWaiting(matcher, "2"));
    }

    [Fact]
    public void The_oldest_id_is_forgotten_first()
    {
        var matcher = new StopMatcher(capacity: 1);
        matcher.Add(Stops.Event("c", "1", id: "a"));
        matcher.Add(Stops.Event("c", "1", id: "a"));
        matcher.Add(Stops.Event("other", null, id: "b"));
        matcher.Add(Stops.Event("c", "1", id: "a"));

        Assert.False(IsWaiting(matcher, "1"));
        Assert.True(IsWaiting(matcher, "1"));
    }

    [Fact]
    public void An_event_that_comes_after_its_stop_was_given_up_confirms_no_other()
    {
        var matcher = new StopMatcher(capacity: 8);
        PendingStop givenUp = Pending("1");
        matcher.Add(givenUp);
        matcher.GiveUp(givenUp);

        Assert.False(matcher.Add(Stops.Event("c", "1")));

        Assert.True(IsWaiting(matcher, "1"));
    }

    [Fact]
    public void The_oldest_stop_that_was_given_up_is_forgotten_first_and_its_event_with_it()
    {
        var matcher = new StopMatcher(capacity: 1);
        foreach (string context in new[] { "1", "2" })
        {
            PendingStop stop = Pending(context);
            matcher.Add(stop);
            matcher.GiveUp(stop);
            matcher.Add(Stops.Event("c", context));
        }

        Assert.True(IsWaiting(matcher, "1"));
        matcher.Add(Stops.Event("c", "1"));
        Assert.True(IsWaiting(matcher, "2"));
    }

    [Fact]
    public void Events_that_waiting_stops_need_are_never_forgotten()
    {
        var matcher = new StopMatcher(capacity: 1);
        PendingStop first = Pending("1");
        PendingStop second = Pending("1");
        matcher.Add(first);
        matcher.Add(second);
        matcher.Add(Stops.Event("c", "1"));
        foreach (int stranger in Enumerable.Range(0, 10))
        {
            matcher.Add(Stops.Event("c", $"of a stranger {stranger}"));
        }

        Assert.True(matcher.Add(Stops.Event("c", "1")));
        matcher.Confirm(first);
        matcher.Confirm(second);
        Assert.NotSame(first.Event, second.Event);
    }

    [Theory]
    [InlineData(2_000, 0)]
    [InlineData(0, 100_000)]
    public void An_event_that_is_too_long_to_be_the_services_is_not_kept(int idLength, int contextLength)
    {
        var matcher = new StopMatcher(capacity: 8);
        string context = new('x', contextLength);

        Assert.False(matcher.Add(Stops.Event("c", context, id: new string('x', idLength))));

        Assert.True(IsWaiting(matcher, context));
    }

    private static PendingStop Pending(string context) => new(Stops.Result("c", context), takenAt: 0);

    /// <summary>Adds a stop, and confirms it if its event is there.</summary>
    private static bool IsWaiting(StopMatcher matcher, string context)
    {
        PendingStop stop = Pending(context);
        matcher.Add(stop);
        if (!stop.Group!.HasEveryEvent)
        {
            return true;
        }

        matcher.Confirm(stop);
        return false;
    }
}

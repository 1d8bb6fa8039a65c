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
    public void An_event_that_comes_after_its_stop_was_given_up_is_kept_for_the_next_one()
    {
        var matcher = new StopMatcher(capacity: 8);
        PendingStop givenUp = Pending("1");
        matcher.Add(givenUp);
        matcher.GiveUp(givenUp);

        Assert.False(matcher.Add(Stops.Event("c", "1")));

        Assert.Null(givenUp.Event);
        Assert.False(IsWaiting(matcher, "1"));
    }

    private static PendingStop Pending(string context) => new(Stops.Result("c", context), takenAt: 0);

    private static bool IsWaiting(StopMatcher matcher, string context)
    {
        PendingStop stop = Pending(context);
        matcher.Add(stop);
        return stop.IsWaiting;
    }
}

using AcsDtmf.Engine.Events;
using Xunit;

namespace AcsDtmf.Engine.Tests.Events;

/// <summary>An event that arrives again is recognized, and memory stays bounded.</summary>
public sealed class RecentEventsTests
{
    private readonly RecentEvents _recent = new(capacity: 2);

    [Fact]
    public void A_repeated_delivery_is_not_new()
    {
        Assert.True(_recent.Add(Event("1")));
        Assert.False(_recent.Add(Event("1")));
        Assert.True(_recent.Add(Event("2")));
        Assert.False(_recent.Add(Event("1")));
    }

    [Fact]
    public void The_same_id_of_another_source_is_new()
    {
        Assert.True(_recent.Add(Event("1", "a")));
        Assert.True(_recent.Add(Event("1", "b")));
        Assert.False(_recent.Add(Event("1", "b")));
    }

    [Fact]
    public void The_oldest_is_forgotten_first()
    {
        _recent.Add(Event("1"));
        _recent.Add(Event("2"));
        _recent.Add(Event("3"));

        Assert.False(_recent.Add(Event("2")));
        Assert.True(_recent.Add(Event("1")));
    }

    [Theory]
    [InlineData(null, "a")]
    [InlineData(1025, "a")]
    [InlineData(1, null)]
    public void An_event_that_cannot_be_remembered_is_always_new(int? idLength, string? source)
    {
        string? id = idLength is { } length ? new string('x', length) : null;
        CallEvent callEvent = Event(id, source ?? new string('x', 1025));

        Assert.True(_recent.Add(callEvent));
        Assert.True(_recent.Add(callEvent));
    }

    private static CallEvent Event(string? id, string source = "a") => new() { Id = id, Source = source };
}

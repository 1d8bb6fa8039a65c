using System.Linq;
using Xunit;

namespace AcsDtmf.Engine.Tests.Display;

public sealed class ShortIdTests
{
    private const string Resource = "8:acs:1b5cc06b-f352-4571-b1e6-d9b259b7c776_";

    [Theory]
    [InlineData("4:+14255550123", "4:+14255550123")]
    [InlineData("8:acs:user-of-24-character", "8:acs:\u2026r-of-24-character")]
    [InlineData("8:acs:a-user-of-24-chars", "8:acs:a-user-of-24-chars")]
    [InlineData("_user-of-a-custom-kind-of-id", "\u2026-of-a-custom-kind-of-id")]
    [InlineData("8:orgid:1b5cc06b-f352-4571-b1e6-d9b259b7c776", "8:orgi\u2026b1e6-d9b259b7c776")]
    [InlineData(Resource + "00000008-4d76-52e0-e3c7-593a0d0002d8", "\u2026-52e0-e3c7-593a0d0002d8")]
    [InlineData("8:acs:\u001b[2J", "8:acs:[2J")]
    public void An_id_is_shown_in_24_characters(string rawId, string expected) => Assert.Equal(expected, DisplayText.ShortId(rawId, 24));

    [Theory]
    [InlineData(18, "\u2026b1e6-d9b259b7c776")]
    [InlineData(20, "28\u2026b1e6-d9b259b7c776")]
    [InlineData(24, "28:org\u2026b1e6-d9b259b7c776")]
    [InlineData(30, "28:org\u2026-4571-b1e6-d9b259b7c776")]
    public void The_end_takes_precedence_over_the_kind(int width, string expected) =>
        Assert.Equal(expected, DisplayText.ShortId("28:orgid:1b5cc06b-f352-4571-b1e6-d9b259b7c776", width));

    [Theory]
    [InlineData(18)]
    [InlineData(24)]
    [InlineData(31)]
    public void Participants_of_a_resource_look_different(int width)
    {
        string[] rawIds = [.. Enumerable.Range(0, 100).Select(i => $"{Resource}00000008-4d76-52e0-{i:x4}-593a0d0002d8")];

        string[] texts = [.. rawIds.Select(rawId => DisplayText.ShortId(rawId, width))];

        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.All(texts, text => Assert.Equal(width, text.Length));
    }
}

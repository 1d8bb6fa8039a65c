using AcsDtmf.Engine.Journal;
using Xunit;

namespace AcsDtmf.Engine.Tests.Journal;

/// <summary>Tests that rows have the same key only if they are the same row.</summary>
public sealed class RowKeyTests
{
    [Theory]
    [InlineData("https://a/", "x\u001fy", "https://a/\u001fx", "y")]
    [InlineData("https://a/", "1:x", "https://a/1:", "x")]
    [InlineData(null, "x", "x", null)]
    [InlineData(null, null, "", "")]
    [InlineData("", null, null, "")]
    public void Text_that_moves_between_parts_makes_a_different_key(string? callback, string? context, string? otherCallback, string? otherContext) =>
        Assert.NotEqual(RowKey.Of(Row(callback, context)), RowKey.Of(Row(otherCallback, otherContext)));

    [Fact]
    public void Equal_parts_make_the_same_key() => Assert.Equal(RowKey.Of(Row("https://a/", "x")), RowKey.Of(Row("https://a/", "x")));

    private static DtmfRecognitionRequest Row(string? callback, string? context) => new()
    {
        CallConnectionId = "call",
        TargetParticipant = new PhoneNumberIdentifier("+14255550123"),
        OperationCallbackUri = callback,
        OperationContext = context,
    };
}

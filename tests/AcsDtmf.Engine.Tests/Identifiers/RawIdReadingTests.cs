using System;
using Xunit;

namespace AcsDtmf.Engine.Tests.Identifiers;

public sealed class RawIdReadingTests
{
    [Theory]
    [MemberData(nameof(RawIdExamples.All), MemberType = typeof(RawIdExamples))]
    public void A_raw_id_is_read_by_the_rules_of_the_service(string rawId, string members)
    {
        Assert.Equal(members, Members.Of(CommunicationIdentifier.FromRawId(rawId)));
    }

    [Theory]
    [MemberData(nameof(RawIdExamples.All), MemberType = typeof(RawIdExamples))]
    public void The_raw_id_is_kept_unchanged(string rawId, string members)
    {
        CommunicationIdentifier identifier = CommunicationIdentifier.FromRawId(rawId);

        Assert.Equal(rawId, identifier.RawId);
        Assert.Equal(rawId, identifier.ToString());
        Assert.False(identifier.HasExplicitRawId, $"The members {members} already determine {rawId}.");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\r\n")]
    [InlineData(null)]
    public void Blank_text_is_not_a_raw_id(string? text)
    {
        Assert.Throws<ArgumentException>(() => CommunicationIdentifier.FromRawId(text!));
        Assert.Throws<ArgumentException>(() => CommunicationIdentifier.Parse(text!));
    }
}

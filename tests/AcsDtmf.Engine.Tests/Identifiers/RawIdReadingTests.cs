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
    public void The_raw_id_that_was_read_is_kept_to_the_letter(string rawId, string members)
    {
        CommunicationIdentifier identifier = CommunicationIdentifier.FromRawId(rawId);

        Assert.Equal(rawId, identifier.RawId);
        Assert.Equal(rawId, identifier.ToString());
        Assert.False(identifier.HasExplicitRawId, $"{members} says all that {rawId} says.");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\r\n")]
    [InlineData(null)]
    public void No_text_is_no_raw_id(string? text)
    {
        Assert.Throws<ArgumentException>(() => CommunicationIdentifier.FromRawId(text!));
        Assert.Throws<ArgumentException>(() => CommunicationIdentifier.Parse(text!));
    }
}

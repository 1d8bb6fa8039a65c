using Xunit;

namespace AcsDtmf.Engine.Tests.Identifiers;

public sealed class IdentifierEqualityTests
{
    [Fact]
    public void Identifiers_with_the_same_raw_id_are_equal_even_if_their_kinds_differ()
    {
        var number = new PhoneNumberIdentifier("+14255550123");
        var unknown = new UnknownIdentifier("4:+14255550123");

        Assert.True(number.Equals(unknown));
        Assert.True(number.Equals((object)unknown));
        Assert.Equal(number.GetHashCode(), unknown.GetHashCode());
    }

    [Fact]
    public void Identifiers_with_the_same_number_but_different_raw_ids_differ()
    {
        var first = new PhoneNumberIdentifier("+14255550123", "4:+14255550123_1");
        var second = new PhoneNumberIdentifier("+14255550123", "4:+14255550123_2");

        Assert.False(first.Equals(second));
    }

    [Fact]
    public void Raw_ids_are_case_sensitive()
    {
        Assert.False(new UnknownIdentifier("8:x:a").Equals(new UnknownIdentifier("8:x:A")));
    }

    [Fact]
    public void Nothing_else_equals_an_identifier()
    {
        var identifier = new UnknownIdentifier("x");

        Assert.False(identifier.Equals(null));
        Assert.False(identifier.Equals((object)"x"));
    }
}

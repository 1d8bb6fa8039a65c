using System.Linq;
using AcsDtmf.Engine.Wire;
using Xunit;

namespace AcsDtmf.Engine.Tests.Wire;

/// <summary>Tests that a secret is masked in any text, even if it is truncated, wrapped or repeated.</summary>
public sealed class SecretMaskTests
{
    private const string Secret = "abcdefghijklmnopqrstuvwxyz0123456789ABCD";

    [Theory]
    [InlineData("no secret", "no secret")]
    [InlineData(Secret, "***")]
    [InlineData("You sent " + Secret + ".", "You sent ***.")]
    [InlineData(Secret + Secret + " " + Secret, "*** ***")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789AB", "***")]
    [InlineData("...ghijklmnopqrstuvwxyz0123456789ABCD", "...***")]
    [InlineData("abcdefghijklmnopqrst\nuvwxyz0123456789ABCD", "***\n***")]
    [InlineData("the alphabet begins with abcdefgh", "the alphabet begins with abcdefgh")]
    public void Every_long_part_is_masked(string text, string masked) => Assert.Equal(masked, SecretMask.Apply(text, Secret));

    [Fact]
    public void A_truncated_secret_is_masked()
    {
        for (int start = 0; start < Secret.Length; start++)
        {
            for (int length = 15; start + length <= Secret.Length; length++)
            {
                Assert.Equal("<***>", SecretMask.Apply($"<{Secret.Substring(start, length)}>", Secret));
            }
        }
    }

    [Theory]
    [InlineData("12345678", "is 12345678.", "is ***.")]
    [InlineData("1234567890", "is 1234567890, not 12345678.", "is ***, not 12345678.")]
    [InlineData("1234567", "is 1234567.", "is 1234567.")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "***")]
    public void A_short_or_monotonous_secret_is_masked_where_it_is_distinguishable_from_other_text(string secret, string text, string masked) =>
        Assert.Equal(masked, SecretMask.Apply(text, secret));

    [Fact]
    public void A_page_full_of_secrets_is_masked() =>
        Assert.Equal("***", SecretMask.Apply(string.Concat(Enumerable.Repeat(Secret, 20_000)), Secret));
}

using System;
using System.Collections.Generic;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace AcsDtmf.Engine.Tests.Credentials;

/// <summary>Tests that a mistyped or misplaced secret stays a secret.</summary>
public sealed class SecretsDoNotShowTests
{
    private const string Secret = "c2VjcmV0LXRoYXQtbXVzdC1ub3Qtc2hvdw==";

    public static TheoryData<string> MalformedConnectionStrings =>
    [
        Secret,
        $"accesskey={Secret}",
        $"endpoint=https://contoso.communication.azure.com/;key={Secret}",
        $"endpoint=https://contoso.communication.azure.com/;accesskey={Secret}!",
        $"endpoint=https://contoso.communication.azure.com/;accesskey={Secret};accesskey={Secret}",
        $"endpoint=https://contoso.communication.azure.com/{Secret};accesskey={Secret}",
        $"endpoint=http://contoso.communication.azure.com/;accesskey={Secret}",
        $"endpoint={Secret};accesskey=https://contoso.communication.azure.com/",
        $"{Secret};endpoint=https://contoso.communication.azure.com/",
    ];

    [Theory]
    [MemberData(nameof(MalformedConnectionStrings))]
    public void A_malformed_connection_string_is_not_repeated(string text) => DoesNotShow(() => ConnectionString.Parse(text));

    [Fact]
    public void A_malformed_key_is_not_repeated() => DoesNotShow(() => AccessKeyCredential.FromBase64(Secret + "!"));

    [Fact]
    public void A_malformed_token_is_not_repeated() => DoesNotShow(() => AccessTokenCredential.FromText("Bearer " + Secret));

    [Fact]
    public void A_key_in_the_place_of_an_endpoint_is_not_repeated() => DoesNotShow(() => ServiceEndpoint.Parse(Secret));

    [Theory]
    [MemberData(nameof(Credentials))]
    public void A_credential_shows_only_its_type(CallingCredential credential)
    {
        Assert.Equal(credential.AuthenticationType.ToString(), credential.ToString());
        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(credential, credential.GetType()), StringComparison.Ordinal);
        Assert.All(credential.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public), property =>
            Assert.Equal(nameof(CallingCredential.AuthenticationType), property.Name));
    }

    [Fact]
    public void The_text_of_a_secret_is_asterisks()
    {
        using var secret = new Secret([1, 2, 3]);

        Assert.Equal("***", secret.ToString());
        Assert.Empty(secret.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public));
    }

    public static IEnumerable<object[]> Credentials() =>
    [
        [AccessKeyCredential.FromBase64(Secret)],
        [AccessTokenCredential.FromText(Secret)],
        [ConnectionString.Parse($"endpoint=https://contoso.communication.azure.com/;accesskey={Secret}").Credential],
    ];

    private static void DoesNotShow(Func<object> parse)
    {
        var error = Assert.Throws<CallingException>(parse);

        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }
}

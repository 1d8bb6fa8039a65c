using System;
using System.Text;
using System.Text.Json;
using AcsDtmf.Engine.Tests.Support;
using AcsDtmf.Engine.Wire;
using Xunit;

namespace AcsDtmf.Engine.Tests.Adversary;

/// <summary>
/// For any bytes, the readers of error bodies, participant pages and connection strings return a result or throw the error that their
/// callers expect, and show no secret. ACSDTMF_SEED repeats one seed, and ACSDTMF_FUZZ_COUNT sets the number of seeds.
/// </summary>
public sealed class ReaderFuzzTests
{
    private const int Count = 2000;
    private const string Secret = "c2VjcmV0LXNpZ25hdHVyZS1vZi0zMi1ieXRlcy1pbmNsdWRlZA==";
    private const string Error =
        """{"error":{"code":"8522","message":"Call not found","target":"call","details":[{"code":"1","message":"a"},{"code":"2"}],"innererror":{"code":"3","innererror":{"code":"4"}}}}""";
    private const string Page =
        """{"value":[{"identifier":{"rawId":"4:+14255550123","kind":"phoneNumber","phoneNumber":{"value":"+14255550123"}},"isMuted":false,"isOnHold":true},{"identifier":{"kind":"communicationUser","communicationUser":{"id":"8:acs:1_2"}}}],"nextLink":"/calling/callConnections/1/participants?skip=2"}""";

    [Fact]
    public void An_error_body_is_read_or_shown_as_text() => Try(seed =>
    {
        byte[] body = new ByteMutator(seed).Damage(seed % 3 == 0 ? Error.Replace("Call not found", Secret, StringComparison.Ordinal) : Error);

        (CommunicationError? error, string? text) = ErrorReader.Read(new ArraySegment<byte>(body), isComplete: seed % 2 == 0, Secret);
        string words = ErrorReader.Describe(404, "Not Found", error, text);

        Assert.InRange(words.Length, 1, 1000);
        Assert.DoesNotContain(words, char.IsControl);
        Assert.DoesNotContain(Secret, words, StringComparison.Ordinal);
        Assert.InRange(ErrorReader.CodeOf(error, 404).Length, 1, 100);
    });

    [Fact]
    public void A_page_is_read_or_refused() => Try(seed =>
    {
        byte[] body = new ByteMutator(seed).Damage(Page);
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                ParticipantPage page = CallReader.ReadParticipants(document.RootElement, "call");
                Assert.All(page.Participants, participant => Assert.Equal("call", participant.CallConnectionId));
            }
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            // The caller converts these exceptions to the error of the row.
        }
    });

    [Fact]
    public void A_connection_string_is_read_or_refused_without_being_repeated() => Try(seed =>
    {
        string text = Encoding.UTF8.GetString(new ByteMutator(seed).Damage($"endpoint=https://contoso.communication.azure.com/;accesskey={Secret}"));
        try
        {
            Assert.Equal("https", ConnectionString.Parse(text).Endpoint.Scheme);
        }
        catch (CallingException error)
        {
            Assert.NotEmpty(error.RecommendedAction);
            Assert.DoesNotContain(Secret[..20], error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(error.Message, char.IsControl);
        }
    });

    private static void Try(Action<int> check)
    {
        foreach (int seed in Seeds.Fuzz(Count))
        {
            try
            {
                check(seed);
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}: {exception.Message}\n{Seeds.Repeat(seed, nameof(ReaderFuzzTests))}\n{exception.StackTrace}");
            }
        }
    }
}

using System;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;

namespace AcsDtmf.Engine.Authentication;

/// <summary>Reads the response of a managed identity endpoint.</summary>
internal static class ManagedIdentityAnswer
{
    /// <exception cref="CallingException">The response is not a token.</exception>
    internal static BearerToken Read(HttpResponseMessage answer, ManagedIdentityEndpoint endpoint)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw Refusal(answer, endpoint);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(((answer.Content as BufferedContent)?.Body ?? default).AsMemory());
            JsonElement body = document.RootElement;
            if (body.GetText("access_token") is { } token)
            {
                return BearerToken.FromText(token, ReadExpiry(body));
            }
        }
        catch (JsonException)
        {
            // Reported below, without the body, because an invalid body can still contain most of a token.
        }

        throw Failure($"The managed identity endpoint {endpoint.Address} returned a response that is not a token.");
    }

    private static CallingException Refusal(HttpResponseMessage answer, ManagedIdentityEndpoint endpoint)
    {
        int status = (int)answer.StatusCode;
        (string? error, string? description) = ReadError(answer.Content as BufferedContent, endpoint.Key);
        string words = (error, description) switch
        {
            (null, null) => string.Empty,
            (_, null) => $", {error}",
            (null, _) => $": {description}",
            _ => $", {error}: {description}",
        };
        return Failure(ForeignText.OneLine($"The managed identity endpoint {endpoint.Address} answered {status}{words}.", endpoint.Key));
    }

    /// <summary>Reads an error of the endpoints. It is flat, unlike an error of the service.</summary>
    private static (string? Error, string? Description) ReadError(BufferedContent? content, string? key)
    {
        (CommunicationError? nested, string? text) = ErrorReader.Read(content?.Body ?? default, content is { IsComplete: true }, key);
        if (nested is not null || text is null)
        {
            return (nested?.Code, nested?.Message);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(content!.Body.AsMemory());
            return (document.RootElement.GetText("error"), document.RootElement.GetText("error_description") ?? document.RootElement.GetText("Message"));
        }
        catch (JsonException)
        {
            return (null, text);
        }
    }

    private static DateTimeOffset? ReadExpiry(JsonElement body)
    {
        // Seconds since 1970, as string or number. Only older api-versions return a formatted date.
        return long.TryParse(body.GetText("expires_on"), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    private static CallingException Failure(string message) =>
        new(CallingErrorKind.Credential, CallingErrorCode.ManagedIdentityFailed, message)
        {
            RecommendedAction = "Check that this machine, app or Automation account has a managed identity, that -ClientId names one that is assigned to it, and that it has a role on the resource.",
        };
}

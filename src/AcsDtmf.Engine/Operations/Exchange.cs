using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AcsDtmf.Engine.Http;
using AcsDtmf.Engine.Wire;
using Polly.Timeout;

namespace AcsDtmf.Engine.Operations;

/// <summary>The result of a request to the service, after all its attempts.</summary>
internal readonly struct Exchange
{
    private readonly BufferedContent? _body;

    private Exchange(CallRequestMessage request, TimeSpan duration, HttpResponseMessage? answer, CallingException? error)
    {
        ClientRequestId = request.ClientRequestId;
        Attempts = request.Attempts;
        Duration = duration;
        Purpose = request.Purpose;
        StatusCode = (int?)answer?.StatusCode;
        CorrelationId = answer is null ? null : CorrelationIdOf(request, answer);
        Error = error;
        EndsRun = request.Result.EndsRun;
        _body = answer?.Content as BufferedContent;
    }

    internal string ClientRequestId { get; }

    internal int Attempts { get; }

    internal TimeSpan Duration { get; }

    internal RequestPurpose Purpose { get; }

    internal int? StatusCode { get; }

    internal string? CorrelationId { get; }

    /// <summary>Gets why the exchange failed; null if it succeeded.</summary>
    internal CallingException? Error { get; }

    /// <summary>Gets a value indicating whether every further row of the run would fail.</summary>
    internal bool EndsRun { get; }

    /// <summary>Sends the request. Throws only on cancellation.</summary>
    internal static async Task<Exchange> RunAsync(HttpStack http, CallRequestMessage request, CancellationToken cancellationToken)
    {
        long startedAt = http.Clock.GetTimestamp();
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return new Exchange(request, http.Clock.GetElapsedTime(startedAt), answer, ErrorOf(request, answer));
        }
        catch (TransportFailure exception)
        {
            return new Exchange(request, http.Clock.GetElapsedTime(startedAt), null, NoConnection(request, exception));
        }
        catch (TimeoutRejectedException exception)
        {
            return new Exchange(request, http.Clock.GetElapsedTime(startedAt), null, NoAnswer(request, exception));
        }
        catch (CallingException exception)
        {
            return new Exchange(request, http.Clock.GetElapsedTime(startedAt), null, exception);
        }
        catch (ObjectDisposedException)
        {
            return new Exchange(request, http.Clock.GetElapsedTime(startedAt), null, ClosedSession.Error());
        }
    }

    /// <summary>Reads the body of a successful response.</summary>
    /// <returns>The value, or why the exchange failed.</returns>
    internal (T? Value, CallingException? Error) Read<T>(Func<JsonElement, T> read)
        where T : class
    {
        if (Error is not null)
        {
            return (null, Error);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(_body?.Body.AsMemory() ?? default);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? (read(document.RootElement), null)
                : throw new FormatException($"expected an object, found {document.RootElement.ValueKind}");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            // JsonElement validates strings only when they are read, and then throws an InvalidOperationException.
            string message = $"The service answered {StatusCode}, but the response cannot be read: {exception.Message}";
            return (null, new CallingException(CallingErrorKind.Service, CallingErrorCode.InvalidAnswer, message, exception)
            {
                StatusCode = StatusCode,
                CorrelationId = CorrelationId,
                ClientRequestId = ClientRequestId,
                Attempts = Attempts,
                RecommendedAction = ErrorAdvice.ForUnexpectedResponse(Purpose),
            });
        }
    }

    private static CallingException? ErrorOf(CallRequestMessage request, HttpResponseMessage answer) => request.Result.Kind switch
    {
        AttemptResultKind.Success => null,
        AttemptResultKind.Unexpected => Unexpected(request, answer),
        _ when answer.IsSuccessStatusCode => null, // A truncated GET. Reading the body fails and states why.
        _ => Refusal(request, answer),
    };

    private static CallingException Unexpected(CallRequestMessage request, HttpResponseMessage answer)
    {
        var body = answer.Content as BufferedContent;
        (_, string? text) = ErrorReader.Read(body?.Body ?? default, body is { IsComplete: true }, SentSecret.Of(request));
        return new CallingException(
            CallingErrorKind.Service,
            CallingErrorCode.InvalidAnswer,
            $"The response is unexpected: {(int)answer.StatusCode}, {(body is { IsComplete: false } ? "truncated" : "with a body that does not come from the service")}{(text is null ? "." : $": {text}")}")
        {
            StatusCode = (int)answer.StatusCode,
            CorrelationId = CorrelationIdOf(request, answer),
            ClientRequestId = request.ClientRequestId,
            Attempts = request.Attempts,
            RecommendedAction = ErrorAdvice.ForUnexpectedResponse(request.Purpose),
        };
    }

    private static CallingException Refusal(CallRequestMessage request, HttpResponseMessage answer)
    {
        int status = (int)answer.StatusCode;
        var body = answer.Content as BufferedContent;
        string? secret = SentSecret.Of(request);
        (CommunicationError? error, string? text) = ErrorReader.Read(body?.Body ?? default, body is { IsComplete: true }, secret);
        string errorCode = ErrorReader.CodeOf(error, status);
        string words = ErrorReader.Describe(status, ForeignText.OneLine(answer.ReasonPhrase ?? string.Empty, secret), error, text);
        return new CallingException(
            request.Result.Kind == AttemptResultKind.CredentialRefused ? CallingErrorKind.Credential : CallingErrorKind.Service,
            errorCode,
            request.RefusalReason is { } reason ? $"{words} {reason.Sentence}" : words)
        {
            StatusCode = status,
            Error = error,
            CorrelationId = CorrelationIdOf(request, answer),
            ClientRequestId = request.ClientRequestId,
            Attempts = request.Attempts,
            RecommendedAction = request.RefusalReason?.Advice ?? ErrorAdvice.For(errorCode, status, request.Purpose),
        };
    }

    private static CallingException NoConnection(CallRequestMessage request, TransportFailure exception) =>
        new(
            CallingErrorKind.Connection,
            CallingErrorCode.ConnectionFailed,
            $"No response from {request.RequestUri!.Authority}: {exception.Message}",
            exception)
        {
            ClientRequestId = request.ClientRequestId,
            Attempts = request.Attempts,
            RecommendedAction = exception.Advice,
        };

    private static CallingException NoAnswer(CallRequestMessage request, TimeoutRejectedException exception) =>
        new(
            CallingErrorKind.Timeout,
            CallingErrorCode.RequestTimedOut,
            $"{request.RequestUri!.Authority} did not respond within {exception.Timeout.TotalSeconds:0.###} s.")
        {
            ClientRequestId = request.ClientRequestId,
            Attempts = request.Attempts,
            RecommendedAction = ErrorAdvice.ForTimeout(request.Purpose),
        };

    private static string? CorrelationIdOf(CallRequestMessage request, HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("X-Microsoft-Skype-Chain-ID", out IEnumerable<string>? values) && values.FirstOrDefault() is { } id
            ? ForeignText.OneLine(id, SentSecret.Of(request))
            : null;
}

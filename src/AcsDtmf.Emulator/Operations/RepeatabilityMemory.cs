using System;
using System.Collections.Concurrent;
using System.Globalization;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Answers a repeated request from memory, so that its effect happens once.</summary>
internal sealed class RepeatabilityMemory
{
    private const string RequestIdHeader = "Repeatability-Request-ID";
    private const string FirstSentHeader = "Repeatability-First-Sent";

    private readonly ConcurrentDictionary<(string CallConnectionId, Guid RequestId), Lazy<Answer>> _answers = new();

    public Answer ExecuteOnce(ServiceRequest request, Func<ServiceRequest, Answer> execute)
    {
        if (ReadRequestId(request) is not { } requestId)
        {
            return execute(request);
        }

        var key = (request.Route.CallConnectionId!, requestId);
        var fresh = new Lazy<Answer>(() => execute(request) with { RepeatabilityResult = "accepted" });
        Lazy<Answer> remembered = _answers.GetOrAdd(key, fresh);
        try
        {
            return ReferenceEquals(remembered, fresh) ? fresh.Value : remembered.Value with { Acted = false };
        }
        catch (RefusalException)
        {
            // A refused request had no effect, so the next one with its id is a first one again.
            _answers.TryRemove(new(key, remembered));
            throw;
        }
    }

    public void Clear() => _answers.Clear();

    private static Guid? ReadRequestId(ServiceRequest request)
    {
        string? requestId = request.Header(RequestIdHeader);
        string? firstSent = request.Header(FirstSentHeader);
        if (requestId is null && firstSent is null)
        {
            return null;
        }

        bool isDate = DateTimeOffset.TryParseExact(firstSent, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isDate && Guid.TryParse(requestId, out Guid id)
            ? id
            : throw RefusalException.InvalidRequest($"{RequestIdHeader} (a GUID) and {FirstSentHeader} (an HTTP date) go together.");
    }
}

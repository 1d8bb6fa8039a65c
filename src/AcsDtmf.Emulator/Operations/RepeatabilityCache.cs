using System;
using System.Collections.Concurrent;
using System.Globalization;
using AcsDtmf.Emulator.Http;

namespace AcsDtmf.Emulator.Operations;

/// <summary>Returns the stored response to a repeated request, so that the request takes effect only once.</summary>
internal sealed class RepeatabilityCache
{
    private const string RequestIdHeader = "Repeatability-Request-ID";
    private const string FirstSentHeader = "Repeatability-First-Sent";

    private readonly ConcurrentDictionary<(string? CallConnectionId, Guid RequestId), Lazy<ServiceResponse>> _responses = new();

    public ServiceResponse ExecuteOnce(ServiceRequest request, Func<ServiceRequest, ServiceResponse> execute)
    {
        if (ReadRequestId(request) is not { } requestId)
        {
            return execute(request);
        }

        var key = (request.Route.CallConnectionId, requestId);
        var fresh = new Lazy<ServiceResponse>(() => execute(request) with { RepeatabilityResult = "accepted" });
        Lazy<ServiceResponse> stored = _responses.GetOrAdd(key, fresh);
        try
        {
            return ReferenceEquals(stored, fresh) ? fresh.Value : stored.Value with { Acted = false };
        }
        catch (RequestRejectedException)
        {
            // A rejected request has no effect, so the next request with the same id must be executed.
            _responses.TryRemove(new(key, stored));
            throw;
        }
    }

    public void Clear() => _responses.Clear();

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
            : throw RequestRejectedException.InvalidRequest(
                $"{RequestIdHeader} (a GUID) and {FirstSentHeader} (an HTTP date) must be specified together.");
    }
}

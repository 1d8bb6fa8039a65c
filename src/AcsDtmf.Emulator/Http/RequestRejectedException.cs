using System;

namespace AcsDtmf.Emulator.Http;

/// <summary>The exception that is thrown to reject a request. It contains the error response.</summary>
internal sealed class RequestRejectedException(ServiceResponse response) : Exception
{
    private const string InvalidArgumentCode = "8523";

    public ServiceResponse Response { get; } = response;

    public static RequestRejectedException InvalidRequest(string detail) =>
        Create(400, InvalidArgumentCode, "Invalid request, " + detail);

    public static RequestRejectedException NotImplemented(string message) => Create(501, "NotImplemented", message);

    public static RequestRejectedException Create(int status, string code, string message) =>
        new(ServiceResponse.Error(status, code, message));
}

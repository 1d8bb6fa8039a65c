using Microsoft.AspNetCore.Http;

namespace AcsDtmf.Emulator.Administration;

/// <summary>Creates the error responses of the administration API. They have the same form as those of the service.</summary>
internal static class AdministrationError
{
    public static IResult Create(int status, string code, string message) =>
        Results.Json(new ErrorResponse(new(code, message)), statusCode: status);

    public static IResult NotFound(string message) => Create(StatusCodes.Status404NotFound, "NotFound", message);

    internal sealed record ErrorResponse(Error Error);

    internal sealed record Error(string Code, string Message);
}

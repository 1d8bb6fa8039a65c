using System;

namespace AcsDtmf.Emulator.Http;

/// <summary>Leaves an operation early with the answer that refuses the request.</summary>
internal sealed class RefusalException(Answer answer) : Exception
{
    private const string InvalidArgumentCode = "8523";

    public Answer Answer { get; } = answer;

    public static RefusalException InvalidRequest(string detail) => Because(400, InvalidArgumentCode, "Invalid request, " + detail);

    public static RefusalException Because(int status, string code, string message) => new(Answer.Error(status, code, message));
}

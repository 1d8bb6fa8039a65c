using System;
using System.Net;

namespace AcsDtmf.Engine.Events;

/// <summary>Answers callbacks.</summary>
internal static class CallbackAnswer
{
    /// <summary>Sends a status without a body. A client that is gone is no error.</summary>
    internal static void Send(HttpListenerResponse response, HttpStatusCode status)
    {
        try
        {
            response.StatusCode = (int)status;
            response.ContentLength64 = 0;
            response.Close();
        }
        catch (Exception)
        {
            // The client is gone, or the listener was closed. Without an answer, the service sends the callback again.
            response.Abort();
        }
    }
}
